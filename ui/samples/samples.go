// Package samples keeps what was read of other people's sessions in each account,
// as long as the program runs and nowhere else.
package samples

import (
	"ztsession/model"
	"ztsession/model/sample"
)

// Kept are the samples by account. The zero Kept has none. It belongs to the event
// loop.
type Kept struct {
	pools map[string]*sample.Pool
	of    map[person]*model.Sample
}

type person struct{ account, user string }

// Keep keeps what was read in an account in place of what was before.
func (k *Kept) Keep(account string, pool *sample.Pool) {
	if k.pools == nil {
		k.pools = map[string]*sample.Pool{}
	}
	k.pools[account], k.of = pool, nil
}

// Of returns the sample of an account without a user, the same one until another is
// kept; nil when there is none. A nil Kept has none.
func (k *Kept) Of(account, user string) *model.Sample {
	if k == nil {
		return nil
	}
	pool := k.pools[account]
	if pool == nil {
		return nil
	}
	who := person{account, user}
	if k.of[who] == nil {
		if k.of == nil {
			k.of = map[person]*model.Sample{}
		}
		k.of[who] = pool.Without(user)
	}
	return k.of[who]
}
