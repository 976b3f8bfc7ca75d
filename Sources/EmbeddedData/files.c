/* Made by list.sh: do not edit. */
#include "embedded_data.h"
static const unsigned char file_0[] = {
#embed "../../ChartOfAccounts/PCG/x.csv" suffix(, )
0};
static const unsigned char file_1[] = {
#embed "../../Sources/CommandLine/Aide/lettrage.md" suffix(, )
0};
static const struct embedded_file files[] = {
  {"ChartOfAccounts/PCG/x.csv", file_0, sizeof file_0 - 1},
  {"Sources/CommandLine/Aide/lettrage.md", file_1, sizeof file_1 - 1},
  {0, 0, 0}};
const struct embedded_file *embedded_files(size_t *count) { *count = 2; return files; }
