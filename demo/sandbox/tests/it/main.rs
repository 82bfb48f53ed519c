//! The sandbox from outside: started on free ports and asked over HTTP.

mod harness;
mod seed;
mod site;
mod source;
mod verdicts;
