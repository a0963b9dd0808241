"""The Dagster assets and checks: one thin module for each stage."""
