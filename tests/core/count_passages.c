/* Searches a text for one quotation, each in a file, so that valgrind can count the instructions: count_passages QUOTED TEXT. */
#include <stdio.h>

#include "told_folds.h"
#include "verify/passages.h"

static char *read_all(const char *path, uint32_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) exit(2);
    *length = (uint32_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1u);
    if (fread(text, 1, *length, file) < *length) exit(2);
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    uint32_t length;
    qx_words quoted = {0}, words = {0};
    qx_index index = {0};
    qx_passages passages = {0};
    forget_folds();
    char *text = read_all(argv[1], &length);
    if (told_words(&quoted, text, length, 1) || told_quotation(&index, &quoted, 0, quoted.count, NULL, 0) || qx_index_seal(&index)) return 1;
    free(text);
    text = read_all(argv[2], &length);
    if (told_words(&words, text, length, 1) || qx_find_passages(&passages, &index, &words)) return 1;
    free(text);
    qx_passages_free(&passages);
    qx_words_free(&quoted);
    qx_words_free(&words);
    qx_index_free(&index);
    forget_folds();
    return 0;
}
