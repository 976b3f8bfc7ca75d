#!/bin/sh
# Writes files.c: one #embed for each data file of the project, so that the binary runs wherever it is copied.
# Run it (make data) after adding or removing a data file; a test compares the list with the folders.
set -eu
cd "$(dirname "$0")/../.."
out=Sources/EmbeddedData/files.c
files=$(find ChartOfAccounts/PCG Sources/Law/Parameters Sources/Ledger/FEC/Schemas Sources/SocialReporting/Norm Sources/Presentation/Aide \
  Sources/Web/Assets Sources/Web/Templates Samples/Files Samples/Dossiers Samples/Scenarios Sources/Competence/Data \
  -type f ! -name '.*' ! -name '*.swift' ! -name SOURCES.md 2>/dev/null | LC_ALL=C sort)
{
  echo '/* Made by list.sh: do not edit. */'
  echo "#pragma clang diagnostic ignored \"-Wc23-extensions\""
  echo '#include "embedded_data.h"'
  echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
  n=0
  for f in $files; do
    printf 'static const unsigned char file_%d[] = {\n#embed "../../%s" suffix(, )\n0};\n' $n "$f"
    n=$((n + 1))
  done
  echo 'static const struct embedded_file files[] = {'
  n=0
  for f in $files; do
    printf '  {"%s", file_%d, sizeof file_%d - 1},\n' "$f" $n $n
    n=$((n + 1))
  done
  echo '  {0, 0, 0}};'
  printf 'const struct embedded_file *embedded_files(size_t *count) { *count = %d; return files; }\n' $n
} >"$out.new"
if cmp -s "$out.new" "$out"; then rm "$out.new"; else mv "$out.new" "$out"; fi
