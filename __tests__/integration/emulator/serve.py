"""Starts ministack with what the integration suite needs besides; see ../README.md."""

from ministack.app import main

import athena
import athena_tasks
import cloudtrail
import partitions
import principals

if __name__ == "__main__":
    cloudtrail.install()
    athena.install()
    athena_tasks.install()
    partitions.install()
    principals.install()
    main()
