//! How far a run is, for people who wait: on the error stream if it is a terminal, and only after half a second.
//!
//! This module deliberately says nothing that stays: what is drawn is gone when the run is done.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A run that is done sooner needs no progress.
const PATIENCE: Duration = Duration::from_millis(500);
/// Time between two pictures where nothing else happens.
const BEAT: Duration = Duration::from_millis(120);

/// How far a run is. Nothing is drawn any more when it is dropped.
pub(super) struct Progress {
    shown: Option<Shown>,
}

struct Shown {
    bar: ProgressBar,
    /// Tells the one who waits for half a second to go home.
    done: Option<Sender<()>>,
    waiter: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins, unless nothing is to be said or nobody would see it.
    pub(super) fn start(quiet: bool) -> Self {
        if quiet || !io::stderr().is_terminal() {
            return Self { shown: None };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(style("{spinner} {pos} files seen"));
        let (done, is_done) = mpsc::channel();
        let late = bar.clone();
        let waiter = thread::spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.enable_steady_tick(BEAT);
            }
        });
        Self { shown: Some(Shown { bar, done: Some(done), waiter: Some(waiter) }) }
    }

    /// From now on these many files are analysed.
    pub(super) fn analyse(&self, files: usize) {
        if let Some(Shown { bar, .. }) = &self.shown {
            bar.set_style(style("{spinner} {pos} of {len} files analysed"));
            bar.set_length(files as u64);
            bar.set_position(0);
        }
    }

    /// One file more.
    pub(super) fn step(&self) {
        if let Some(Shown { bar, .. }) = &self.shown {
            bar.inc(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let Some(shown) = &mut self.shown else { return };
        shown.done = None;
        if let Some(waiter) = shown.waiter.take() {
            // It only draws, and there is nothing to draw any more.
            let _ = waiter.join();
        }
        shown.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}
