package lookup

import (
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/text/words"
)

// way is one of the things that 16 hexadecimal digits in the search may be.
type way struct {
	id    string
	nonce bool
	words string
}

// ways returns what the search can be taken for, the likeliest first. Nonces have
// letters of both cases and of the whole alphabet, so that one of hexadecimal
// digits alone is rare.
func (f *Screen) ways() []way {
	ray := f.rays.ray
	what := "its login in the access log, and the session that it was made with"
	if len(ray.Emails) > 0 {
		what = "its login in the access log, and whether it is of who is named beside it"
	}
	all := make([]way, 0, len(ray.IDs)+1)
	for _, id := range ray.IDs {
		all = append(all, way{id: id, words: what})
	}
	if nonce := f.recognised().Ref.Nonce; nonce != "" && !ray.Named && len(ray.IDs) == 1 {
		what := "of a session; whose it is comes next"
		if len(ray.Emails) > 0 {
			what = "of a session of who is named beside it"
		}
		all = append(all, way{id: nonce, nonce: true, words: what})
	}
	return all
}

func (f *Screen) wayColumns() []lists.Column[way] {
	return []lists.Column[way]{
		{ID: "as", Head: "Taken for", Class: lists.Phrase, Text: func(w *way, _ clock.Clock) lists.Cell {
			if w.nonce {
				return lists.Cell{Text: "a nonce"}
			}
			return lists.Cell{Text: "a Ray ID"}
		}},
		{ID: "id", Head: "Id", Class: lists.Nonce, Rank: 1, Text: func(w *way, _ clock.Clock) lists.Cell {
			if w.nonce {
				return lists.Cell{Text: f.Env.Mask.Ref(model.Ref{Nonce: w.id}).Nonce, Tone: facts.Muted}
			}
			row := f.Env.Mask.Request(access.Request{RayID: model.Known(w.id)})
			return lists.Cell{Text: row.RayID.Value, Tone: facts.Muted}
		}},
		{ID: "words", Head: "What is looked for", Class: lists.Title, Rank: 2, Text: func(w *way, _ clock.Clock) lists.Cell {
			return lists.Cell{Text: w.words, Tone: facts.Muted}
		}},
	}
}

// rayWords say what comes of a Ray ID, where there is nothing to choose.
func (f *Screen) rayWords() string {
	log := "the access log"
	if n := len(f.accounts.Value()); n > 1 && !f.hasAccount() {
		log = "the access logs of " + words.Count(n, "account", "accounts")
	}
	return "A Ray ID. " + f.enterKey() + " finds its login in " + log + ", and opens the session with it."
}
