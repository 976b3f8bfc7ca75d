/* Made by list.sh: do not edit. */
#include "embedded_data.h"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/x.csv" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/x.csv", file_0, sizeof file_0 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 1; return files; }
