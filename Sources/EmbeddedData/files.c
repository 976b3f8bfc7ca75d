/* Made by list.sh: do not edit. */
#include "embedded_data.h"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/x.csv" suffix(, )
0};
static const unsigned char file_1[] = {
#embed "../../Samples/Files/000031419FEC20241231.txt" suffix(, )
0};
static const unsigned char file_2[] = {
#embed "../../Samples/Files/000031419FEC20251231.txt" suffix(, )
0};
static const unsigned char file_3[] = {
#embed "../../Sources/CommandLine/Aide/fec.md" suffix(, )
0};
static const unsigned char file_4[] = {
#embed "../../Sources/Ledger/FEC/Schemas/fec-VII-1.xsd" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/x.csv", file_0, sizeof file_0 - 1},
  {"Samples/Files/000031419FEC20241231.txt", file_1, sizeof file_1 - 1},
  {"Samples/Files/000031419FEC20251231.txt", file_2, sizeof file_2 - 1},
  {"Sources/CommandLine/Aide/fec.md", file_3, sizeof file_3 - 1},
  {"Sources/Ledger/FEC/Schemas/fec-VII-1.xsd", file_4, sizeof file_4 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 5; return files; }
