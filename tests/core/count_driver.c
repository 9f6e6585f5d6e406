/* Scans one text, so that valgrind can count the instructions: count_driver FILE WIDTH. FILE has characters of WIDTH bytes. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scan/scan.h"

int main(int argc, char **argv) {
    int file = argc == 3 ? open(argv[1], O_RDONLY) : -1, width = file < 0 ? 0 : atoi(argv[2]);
    struct stat status;
    if (width < 1 || fstat(file, &status)) return 2;
    size_t size = (size_t)status.st_size, got = 0;
    char *text = malloc(size + 1);
    for (ssize_t more; got < size && (more = read(file, text + got, size - got)) > 0;) got += (size_t)more;
    qx_lexicon lexicon;
    qx_scan scan;
    static const uint32_t plural[] = {'s'};
    int failed = got < size || qx_lexicon_init(&lexicon) || qx_lexicon_ending(&lexicon, plural, 1, ENDING_PLURAL) || qx_lexicon_seal(&lexicon)
              || qx_scan_run(&scan, text, (uint32_t)(size / (size_t)width), width, &lexicon, NULL);
    if (failed) return 1;
    qx_scan_free(&scan);
    qx_lexicon_free(&lexicon);
    free(text);
    close(file);
    return 0;
}
