// Where the address leads.
arriving = true;
arrive();
arriving = false;
