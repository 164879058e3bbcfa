"""The same reading on all cores, over whole crawls, on a cluster."""
