package model

// Failure is an error that explains itself: for the packages that know in
// words what went wrong at the place where it did. What callers tell apart is
// its Kind.
type Failure struct {
	Explanation Problem
	// Kind is a sentinel that the failure matches through errors.Is; nil for none.
	Kind error
	// Cause is the error that it explains; nil when nothing else failed.
	Cause error
	// Ref is what can be looked up in place of what failed, as far as it is known;
	// the user may be an e-mail.
	Ref Ref
	// Choices are what can be given instead, one on a line.
	Choices []string
}

// WrongUsage returns the failure of kind ErrUsage that says what cannot be
// right, and what to give or to do instead.
func WrongUsage(what, next string) *Failure {
	return &Failure{Explanation: Problem{What: what, Next: next}, Kind: ErrUsage}
}

// Error returns the explanation as one paragraph.
func (f *Failure) Error() string { return f.Explanation.String() }

// Problem returns the explanation.
func (f *Failure) Problem() Problem { return f.Explanation }

// Unwrap returns the kind and the cause, as far as there are such.
func (f *Failure) Unwrap() []error {
	var errs []error
	for _, err := range []error{f.Kind, f.Cause} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}
