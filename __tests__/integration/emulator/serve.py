"""Starts ministack with what the integration suite needs besides; see ../README.md."""

from ministack.app import main

import athena
import cloudtrail
import partitions
import principals

if __name__ == "__main__":
    cloudtrail.install()
    athena.install()
    partitions.install()
    principals.install()
    main()
