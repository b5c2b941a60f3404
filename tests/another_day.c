/* Preloaded: the machine's clock stands so many seconds ahead (SECONDS_AHEAD, may be negative).

   Only the clock that tells the day moves. Those that measure how long something takes stay as they are, so that
   waiting and time limits work: Python sleeps and waits by the monotonic clock. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

static time_t ahead(void) {
    static int asked = 0;
    static time_t seconds = 0;
    if (!asked) {
        const char *given = getenv("SECONDS_AHEAD");
        seconds = given ? (time_t)atoll(given) : 0;
        asked = 1;
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    REAL(clock_gettime);
    int failed = real(clock, now);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += ahead();
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    static int (*real)(struct timeval *, void *);
    if (!real) real = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
    int failed = real(now, zone);
    if (!failed) now->tv_sec += ahead();
    return failed;
}

time_t time(time_t *into) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
    if (into) *into = now.tv_sec;
    return now.tv_sec;
}
