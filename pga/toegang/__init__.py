"""Who may know what, when and why: the ladder, the grants and the lock. Nowhere else."""
