/* Made by list.sh: do not edit. */
#include "embedded_data.h"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/x.csv" suffix(, )
0};
static const unsigned char file_1[] = {
#embed "../../Samples/Dossiers/atelier-brindille/README.md" suffix(, )
0};
static const unsigned char file_2[] = {
#embed "../../Samples/Dossiers/atelier-brindille/attendus.csv" suffix(, )
0};
static const unsigned char file_3[] = {
#embed "../../Samples/Dossiers/atelier-brindille/ouverture.csv" suffix(, )
0};
static const unsigned char file_4[] = {
#embed "../../Samples/Dossiers/atelier-brindille/pieces.csv" suffix(, )
0};
static const unsigned char file_5[] = {
#embed "../../Samples/Dossiers/atelier-brindille/tiers.csv" suffix(, )
0};
static const unsigned char file_6[] = {
#embed "../../Samples/Files/000031419FEC20241231.txt" suffix(, )
0};
static const unsigned char file_7[] = {
#embed "../../Samples/Files/000031419FEC20251231.txt" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/x.csv", file_0, sizeof file_0 - 1},
  {"Samples/Dossiers/atelier-brindille/README.md", file_1, sizeof file_1 - 1},
  {"Samples/Dossiers/atelier-brindille/attendus.csv", file_2, sizeof file_2 - 1},
  {"Samples/Dossiers/atelier-brindille/ouverture.csv", file_3, sizeof file_3 - 1},
  {"Samples/Dossiers/atelier-brindille/pieces.csv", file_4, sizeof file_4 - 1},
  {"Samples/Dossiers/atelier-brindille/tiers.csv", file_5, sizeof file_5 - 1},
  {"Samples/Files/000031419FEC20241231.txt", file_6, sizeof file_6 - 1},
  {"Samples/Files/000031419FEC20251231.txt", file_7, sizeof file_7 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 8; return files; }
