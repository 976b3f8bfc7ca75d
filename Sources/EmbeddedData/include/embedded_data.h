#pragma once
#include <stddef.h>

/* A data file of the project, held inside the binary. `path` is relative to the top of the repository. */
struct embedded_file {
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/* The files in path order, and how many there are. */
const struct embedded_file *embedded_files(size_t *count);
