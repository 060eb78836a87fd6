"""Where the municipalities lie: one point inside each."""

from domain.reference import read_csv

# Code to (latitude, longitude) in degrees, WGS 84; computed from Valmyndigheten's boundaries.
POINTS: dict[str, tuple[float, float]] = {
    row["code"]: (float(row["latitude"]), float(row["longitude"])) for row in read_csv("municipalities.csv")
}
