package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/model"
	"ztsession/model/lists"
)

const (
	// usualLimit is how many people are listed without --limit.
	usualLimit = 100
	// largestPage is the most people that the API gives on one page: its
	// documentation bounds per_page at 1000.
	largestPage = 1000
	// mostPeople bounds how long a server is asked that always has more people.
	mostPeople = 1_000_000
)

func (r *run) listUsersCommand() *cobra.Command {
	limit := usualLimit
	cmd := &cobra.Command{
		Use:   "users [QUERY]",
		Short: "List the people of an account",
		Long:  "List the people of an account. QUERY is a part of an e-mail or of a name. A person is known there only after a first login.",
		Example: `ztsession list users okafor
ztsession list users --limit 0 -o csv > people.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkLimit(limit); err != nil {
				return err
			}
			query := strings.Join(args, " ")
			if err := (model.PeopleQuery{Search: query}).Check(); err != nil {
				return err
			}
			return r.inAccount(cmd.Context(), func(ctx context.Context, c connection, account string) error {
				return r.listUsers(ctx, c, account, query, limit)
			})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	limitFlag(cmd, &limit, usualLimit)
	r.accountFlag(cmd)
	return cmd
}

func (r *run) listUsers(ctx context.Context, c connection, account, query string, limit int) error {
	found, stopped := c.people(ctx, account, query, limit)
	if stopped != nil && len(found.People) == 0 {
		return stopped
	}
	none := "Nobody in this account matches. A person is known there only after a first login."
	if err := printList(r, lists.People(), r.masker().People(found).People, none); err != nil {
		return err
	}
	total, _ := found.Total.Get()
	r.sayRest(rest{shown: len(found.People), total: total, more: found.More, limit: limit, stopped: stopped, things: "people"})
	return stopped
}

// people returns at most limit people who match, from as many pages as that
// takes; all of them for a limit of 0. With an error it returns those of the
// pages before.
func (c connection) people(ctx context.Context, account, query string, limit int) (model.People, error) {
	everyone := limit == 0
	if everyone {
		limit = mostPeople
	}
	all := model.People{}
	seen := map[string]bool{}
	for page := 1; ; page++ {
		found, err := c.client.People(ctx, account, model.PeopleQuery{Search: query, Page: page, PerPage: min(limit, largestPage)})
		if err != nil {
			return all, err
		}
		fresh := 0
		for _, person := range found.People {
			// Pages shift while people come and go; a person is listed once.
			if person.ID != "" && seen[person.ID] {
				continue
			}
			if person.ID != "" {
				seen[person.ID] = true
				fresh++
			}
			all.People = append(all.People, person)
		}
		all.Total, all.More = found.Total, found.More
		if len(all.People) > limit {
			all.People, all.More = all.People[:limit], true
		}
		// Where the number of people is not known, a page may be shorter than was
		// asked for and yet not the last.
		_, counted := found.Total.Get()
		goOn := all.More || everyone && !counted && fresh > 0
		// A page that brings nobody new is taken for the last, also when the
		// server reports that there are more.
		if !goOn || len(all.People) == limit || fresh == 0 {
			return all, nil
		}
	}
}
