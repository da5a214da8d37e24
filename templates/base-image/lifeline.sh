#!/bin/sh
# Runs a command in mount and process namespaces of its own for as long as standard input stays open.
#
#   lifeline.sh COMMAND [ARGUMENT]…
#
# Whoever starts this keeps the other end of standard input. When that end closes, for whatever reason (a SIGKILL of
# the starter is enough, and sudo in between does not matter), everything below is killed: the command is the first
# process of its namespace, and the kernel ends all others and drops every mount with it.
# Exit code: the command's; 137 where the line was cut.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin

exec 3<&0 # A background job of a shell gets /dev/null as its input; the line is kept under another number.
unshare --mount --propagation private --pid --fork --kill-child=KILL --mount-proc -- "$@" 3<&- </dev/null &
work=$!
{
  setpriv --pdeathsig KILL cat <&3 || :
  kill -KILL "$work" 2>/dev/null || :
} >/dev/null 2>&1 &
watch=$!
exec 3<&-

code=0
wait "$work" || code=$?
kill -KILL "$watch" 2>/dev/null || :
exit "$code"
