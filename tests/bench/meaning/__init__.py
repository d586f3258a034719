"""Who has lived this, measured: how often a right person is among the first three, and how fast, with how much memory.

The book is invented: people with notes as one jots them down, in French or in English, and questions of whom one of a
few named people is the right answer. The first half was written before the lexicon and the weights were chosen, and was
used to choose them; the second half, people and questions, was written after they were frozen, and nothing was changed
for it. Both halves are asked over the people of both.
"""
