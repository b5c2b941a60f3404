/* Preloaded: the n-th call of one kind below a folder fails, is cut short, or is the last one of the process.

   FAILING_BELOW  the folder
   FAILING_CALL   write | sync | rename
   FAILING_HOW    EIO (once) | ENOSPC (from there on) | SHORT (half is written) | KILL (the process dies before it)
   FAILING_AT     which call, from 1; without it nothing fails
   FAILING_FIRED  a file that is made when a call fails
   FAILING_COUNT  a file: each process adds a line with the numbers of its calls, of each kind */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GO_ON, FAIL, HALF };
static const char *const CALLS[] = {"write", "sync", "rename"};
static long seen[3];

static int is(const char *name, const char *value) {
    const char *given = getenv(name);
    return given && strcmp(given, value) == 0;
}

static int below(const char *path) {
    const char *folder = getenv("FAILING_BELOW");
    size_t length = folder ? strlen(folder) : 0;
    return folder && strncmp(path, folder, length) == 0 && (path[length] == '/' || !path[length]);
}

static int open_below(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path) && !strstr(path, "-shm"); /* shared memory of SQLite: it is not kept */
}

__attribute__((destructor)) static void tell(void) {
    const char *name = getenv("FAILING_COUNT");
    int file = name ? open(name, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (file >= 0) {
        dprintf(file, "%ld %ld %ld\n", seen[0], seen[1], seen[2]);
        close(file);
    }
}

static void fired(void) {
    const char *name = getenv("FAILING_FIRED");
    int file = name ? open(name, O_WRONLY | O_CREAT, 0600) : -1;
    if (file >= 0) close(file);
}

static int turn(const char *call) {
    int kind = 0;
    while (strcmp(CALLS[kind], call)) kind++;
    long now = ++seen[kind];
    const char *at = getenv("FAILING_AT");
    if (!at || now < atol(at) || !is("FAILING_CALL", call)) return GO_ON;
    if (now == atol(at)) fired();
    if (is("FAILING_HOW", "ENOSPC")) {
        errno = ENOSPC; /* a full disk stays full */
        return FAIL;
    }
    if (now > atol(at)) return GO_ON;
    if (is("FAILING_HOW", "KILL")) kill(getpid(), SIGKILL);
    if (is("FAILING_HOW", "SHORT")) return HALF;
    errno = EIO;
    return FAIL;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define WRITING(file, size) \
    if (open_below(file)) { int now = turn("write"); if (now == FAIL) return -1; if (now == HALF && size > 1) size /= 2; }

ssize_t write(int file, const void *from, size_t size) { REAL(write); WRITING(file, size); return real(file, from, size); }
ssize_t pwrite(int file, const void *from, size_t size, off_t at) {
    REAL(pwrite); WRITING(file, size); return real(file, from, size, at);
}
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
    REAL(pwrite64); WRITING(file, size); return real(file, from, size, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(writev);
    if (open_below(file) && turn("write") == FAIL) return -1;
    return real(file, parts, count);
}
int fsync(int file) { REAL(fsync); return open_below(file) && turn("sync") == FAIL ? -1 : real(file); }
int fdatasync(int file) { REAL(fdatasync); return open_below(file) && turn("sync") == FAIL ? -1 : real(file); }
int rename(const char *from, const char *to) {
    REAL(rename);
    return (below(to) || below(from)) && turn("rename") == FAIL ? -1 : real(from, to);
}
int renameat(int a, const char *from, int b, const char *to) {
    REAL(renameat);
    return (below(to) || below(from)) && turn("rename") == FAIL ? -1 : real(a, from, b, to);
}
