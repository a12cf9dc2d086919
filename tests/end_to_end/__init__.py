"""The main job from the first start to the printed plan, driven as a learner drives it."""
