"""Starts ministack with what the integration suite needs besides; see ../README.md."""

from ministack.app import main

import athena
import cloudtrail

if __name__ == "__main__":
    cloudtrail.install()
    athena.install()
    main()
