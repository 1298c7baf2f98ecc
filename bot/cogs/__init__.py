"""One module for each group of commands: read the request, let the pure parts think, send what they say."""
