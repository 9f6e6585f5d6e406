"""What builds the documentation: pages run, made from the code and the measured figures, and photographed."""
