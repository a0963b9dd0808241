"""What runs and when: definitions, jobs, schedules, sensors, resources and the command line."""
