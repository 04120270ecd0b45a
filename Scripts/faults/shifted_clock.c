/* A wall clock that is wrong and jumps, for LD_PRELOAD; other clocks are as they are.

   REYNOLDS_CLOCK_SHIFT, in seconds, is added to the wall clock until it has been read 20 times, and its negative afterwards. Waits
   until a time of the wall clock are moved by the same, as they would be if the system's clock were wrong.

     cc -shared -fPIC -O1 -o shifted_clock.so shifted_clock.c -ldl                                                                        */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static atomic_int readings;

static long shift(int counts) {
  const char *text = getenv("REYNOLDS_CLOCK_SHIFT");
  long seconds = text ? atol(text) : 0;
  int number = counts ? atomic_fetch_add(&readings, 1) : atomic_load(&readings);
  return number < 20 ? seconds : -seconds;
}

static int is_wall(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  static int (*original)(clockid_t, struct timespec *);
  if (!original) original = dlsym(RTLD_NEXT, "clock_gettime");
  int result = original(clock, time);
  if (result == 0 && is_wall(clock)) time->tv_sec += shift(1);
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec precise;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &precise);
  time->tv_sec = precise.tv_sec;
  time->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *result) {
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (result) *result = precise.tv_sec;
  return precise.tv_sec;
}

static struct timespec moved(const struct timespec *end) {
  struct timespec result = *end;
  result.tv_sec -= shift(0);
  return result;
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict end) {
  static int (*original)(sem_t *, const struct timespec *);
  if (!original) original = dlsym(RTLD_NEXT, "sem_timedwait");
  struct timespec real = moved(end);
  return original(semaphore, &real);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict end) {
  static int (*original)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
  if (!original) original = dlsym(RTLD_NEXT, "pthread_cond_timedwait");
  /* Conditions on the monotonic clock have times since the machine was started, which are far smaller. */
  if (end->tv_sec < 600000000) return original(condition, mutex, end);
  struct timespec real = moved(end);
  return original(condition, mutex, &real);
}
