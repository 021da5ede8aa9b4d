/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target on known input, for builds without libFuzzer.
 *
 * Arguments are files, and folders of which every ordinary file is taken. Each input is copied to a
 * block of exactly its size, so that reading past its end shows under the address sanitizer. Status
 * 1 when something could not be read or there was nothing to run. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay_read(FILE *file, size_t size, uint8_t **ret_data)
{
    uint8_t *data = malloc(size > 0 ? size : 1);

    if (!data)
        return false;
    if (fread(data, 1, size, file) != size) {
        free(data);
        return false;
    }
    *ret_data = data;
    return true;
}

static bool replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = NULL;
    bool read = file && replay_read(file, size, &data);

    if (file)
        fclose(file);
    if (!read) {
        perror(path);
        return false;
    }
    printf("%s: %zu bytes\n", path, size);
    fflush(stdout); /* the last line names the input that crashed */
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    return true;
}

static bool replay_folder(const char *path, size_t *count);

static bool replay_path(const char *path, size_t *count)
{
    struct stat status;

    if (stat(path, &status) != 0) {
        perror(path);
        return false;
    }
    if (S_ISDIR(status.st_mode))
        return replay_folder(path, count);
    *count += 1;
    return replay_file(path, (size_t)status.st_size);
}

static bool replay_folder(const char *path, size_t *count)
{
    DIR *folder = opendir(path);
    bool done = folder != NULL;
    struct dirent *entry;

    if (!folder)
        perror(path);
    while (folder && (entry = readdir(folder))) {
        char inside[4096];
        int length;

        if (entry->d_name[0] == '.')
            continue;
        length = snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof inside || !replay_path(inside, count))
            done = false;
    }
    if (folder)
        closedir(folder);
    return done;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    bool done = true;

    for (int i = 1; i < argc; i++)
        if (!replay_path(argv[i], &count))
            done = false;
    printf("%zu inputs\n", count);
    if (count == 0)
        fprintf(stderr, "nothing to run; give files or folders\n");
    return done && count > 0 ? 0 : 1;
}
