"""What words mean: which Arabic words render an English one, in which sense, and which phrases mean more than words."""
