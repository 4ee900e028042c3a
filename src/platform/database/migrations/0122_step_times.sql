-- How long each step of the road in took, in each minute, all processes together. Minutes of more than a day ago are one row, at '-infinity'.

create table inbound_step_times (
  minute timestamptz not null,
  step text not null,
  messages bigint not null,
  milliseconds float8 not null,
  primary key (minute, step)
);
