/* Made by list.sh: do not edit. */
#include "embedded_data.h"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/accounts.csv" suffix(, )
0};
static const unsigned char file_1[] = {
#embed "../../ChartOfAccounts/PCG/explanations.csv" suffix(, )
0};
static const unsigned char file_2[] = {
#embed "../../ChartOfAccounts/PCG/journals.csv" suffix(, )
0};
static const unsigned char file_3[] = {
#embed "../../ChartOfAccounts/PCG/removed.csv" suffix(, )
0};
static const unsigned char file_4[] = {
#embed "../../ChartOfAccounts/PCG/synonyms.csv" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/accounts.csv", file_0, sizeof file_0 - 1},
  {"ChartOfAccounts/PCG/explanations.csv", file_1, sizeof file_1 - 1},
  {"ChartOfAccounts/PCG/journals.csv", file_2, sizeof file_2 - 1},
  {"ChartOfAccounts/PCG/removed.csv", file_3, sizeof file_3 - 1},
  {"ChartOfAccounts/PCG/synonyms.csv", file_4, sizeof file_4 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 5; return files; }
