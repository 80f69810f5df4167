//! Time that this thread spends on a processor: waiting for one, on a machine that does other work too, is not counted.

use sc_cli::Result;

/// A moment of this thread, nanoseconds on a processor.
pub struct Clock(u64);

impl Clock {
	/// Now.
	pub fn start() -> Result<Self> {
		let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
		let busy = text.split_whitespace().next().and_then(|first| first.parse().ok());
		Ok(Self(busy.ok_or("the kernel does not say how long a thread ran")?))
	}

	/// Microseconds since, for each of so many.
	pub fn each(&self, count: usize) -> Result<f64> {
		Ok((Self::start()?.0 - self.0) as f64 / 1e3 / count as f64)
	}
}
