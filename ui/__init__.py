"""Everything Qt: asks the models for things and shows what comes back."""
