"""sei: where a project belongs among Jiangsu's strategic emerging industries, and why."""

from sei_cli.adapters.taxonomy_files import load_taxonomy
from sei_cli.core.pipeline import Classifier

__all__ = ["Classifier", "load_taxonomy"]
