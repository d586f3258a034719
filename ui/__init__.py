"""Everything Qt: asks the models for things and shows what comes back."""

from ui.interpreter import keep_singletons_alive

# Before the first widget, whoever makes it.
keep_singletons_alive()
