"""Starts ministack with what the integration suite needs besides; see ../README.md."""

from ministack.app import main

import alarms
import athena
import athena_tasks
import cloudtrail
import partitions
import principals
import subscriptions

if __name__ == "__main__":
    alarms.install()
    cloudtrail.install()
    athena.install()
    athena_tasks.install()
    partitions.install()
    principals.install()
    subscriptions.install()
    main()
