"""Says what happens as JSON text sequences (RFC 7464) between the lines of Ansible's usual output.

Each event is one line: a record separator (U+001E), then a JSON object. All other lines are the raw log.
"""
import json
import sys
import time

from ansible.plugins.callback.default import CallbackModule as Usual

DOCUMENTATION = """
name: slipway_events
type: stdout
short_description: The usual output, with events for a program in between
extends_documentation_fragment:
  - default_callback
"""


def words(result):
    """What a failed task has to say, as far as it may be said."""
    if result.get("censored") or result.get("_ansible_no_log"):
        return "The output is hidden because the task says no_log."
    said = []
    for key in ("msg", "reason", "stderr", "module_stderr"):
        text = result.get(key)
        if text and str(text).strip() not in "\n".join(said):
            said.append(str(text).strip())
    if len(said) < 2 and str(result.get("stdout") or "").strip():
        said.append("\n".join(str(result["stdout"]).strip().splitlines()[-10:]))
    return "\n".join(said) or "It says nothing."


class CallbackModule(Usual):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "slipway_events"

    def __init__(self):
        super().__init__()
        self.started = {}
        self.items = []

    def say(self, event, **fields):
        sys.stdout.flush()
        sys.stdout.write("\x1e" + json.dumps({"event": event, **fields}, default=str) + "\n")
        sys.stdout.flush()

    def v2_playbook_on_play_start(self, play):
        super().v2_playbook_on_play_start(play)
        self.say("play", name=play.get_name().strip() or "all")

    def start(self, task):
        self.items = []
        self.started[task._uuid] = time.monotonic()
        role = task._role.get_name() if task._role else None
        name = task.get_name().strip()
        if role and name.startswith(role + " : "):
            name = name[len(role) + 3:]
        self.say("task", name=name, role=role, path=task.get_path())

    def v2_playbook_on_task_start(self, task, is_conditional):
        super().v2_playbook_on_task_start(task, is_conditional)
        self.start(task)

    def v2_playbook_on_handler_task_start(self, task):
        super().v2_playbook_on_handler_task_start(task)
        self.start(task)

    def end(self, result, status, message=None):
        task = result._task
        seconds = time.monotonic() - self.started.get(task._uuid, time.monotonic())
        self.say("result", host=result._host.get_name(), status=status, seconds=round(seconds, 2), message=message)

    def v2_runner_on_ok(self, result):
        super().v2_runner_on_ok(result)
        self.end(result, "changed" if result._result.get("changed") else "ok")

    def v2_runner_on_skipped(self, result):
        super().v2_runner_on_skipped(result)
        self.end(result, "skipped")

    def v2_runner_item_on_failed(self, result):
        super().v2_runner_item_on_failed(result)
        said = words(result._result)
        hidden = said.startswith("The output is hidden")
        self.items.append(said if hidden else "%s: %s" % (self._get_item_label(result._result), said))

    def v2_runner_on_failed(self, result, ignore_errors=False):
        super().v2_runner_on_failed(result, ignore_errors)
        message = "\n".join(self.items) or words(result._result)
        self.end(result, "ignored" if ignore_errors else "failed", message)

    def v2_runner_on_unreachable(self, result):
        super().v2_runner_on_unreachable(result)
        self.end(result, "unreachable", words(result._result))

    def v2_playbook_on_stats(self, stats):
        super().v2_playbook_on_stats(stats)
        self.say("stats", hosts={host: stats.summarize(host) for host in sorted(stats.processed)})
