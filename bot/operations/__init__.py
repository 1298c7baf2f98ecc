"""What an operator sees of a running bot, and what they check before they start one."""
