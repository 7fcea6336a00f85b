package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/text/words"
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
			if limit < 0 {
				return model.WrongUsage("There cannot be fewer than no people.", "Give --limit 0 for all of them.")
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
	cmd.Flags().IntVar(&limit, "limit", usualLimit, "list so many at most; 0 for all")
	r.accountFlag(cmd)
	return cmd
}

func (r *run) listUsers(ctx context.Context, c connection, account, query string, limit int) error {
	found, err := c.people(ctx, account, query, limit)
	if err != nil {
		return err
	}
	none := "Nobody in this account matches. A person is known there only after a first login."
	if err := printList(r, lists.People(), r.masker().People(found).People, none); err != nil {
		return err
	}
	if found.More {
		r.say(notAll(found))
	}
	return nil
}

// people returns at most limit people who match, from as many pages as that
// takes; all of them for a limit of 0.
func (c connection) people(ctx context.Context, account, query string, limit int) (model.People, error) {
	if limit == 0 {
		limit = mostPeople
	}
	all := model.People{}
	seen := map[string]bool{}
	for page := 1; ; page++ {
		found, err := c.client.People(ctx, account, model.PeopleQuery{Search: query, Page: page, PerPage: min(limit, largestPage)})
		if err != nil {
			return model.People{}, err
		}
		before := len(all.People)
		for _, person := range found.People {
			// Pages shift while people come and go; a person is listed once.
			if person.ID == "" || !seen[person.ID] {
				seen[person.ID] = true
				all.People = append(all.People, person)
			}
		}
		all.Total, all.More = found.Total, found.More
		if len(all.People) > limit {
			all.People, all.More = all.People[:limit], true
		}
		// A page that brings nobody new is taken for the last, also when the
		// server reports that there are more.
		if !all.More || len(all.People) == limit || len(all.People) == before {
			return all, nil
		}
	}
}

// notAll is the note that more people match than are listed.
func notAll(found model.People) string {
	total, known := found.Total.Get()
	if !known || total <= len(found.People) {
		return fmt.Sprintf("Only the first %s people are listed. --limit 0 lists all.", words.Thousands(len(found.People)))
	}
	return fmt.Sprintf("%s of %s people are listed. --limit 0 lists all.", words.Thousands(len(found.People)), words.Thousands(total))
}
