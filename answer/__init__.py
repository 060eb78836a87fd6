"""Question, plan, evidence, answer; comparison; export.

The way of a question, a folder for each step: `understanding` tells what is asked, `matching` where a text has its
words, `candidates` what could answer and whether it does, `composing` what answers share. `values`, `describe`,
`lists`, `compare` and `yesno` make one kind of answer each, in their `answers`; `service` chooses among them.
"""
