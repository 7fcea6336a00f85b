package scene

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/recording"
)

// repair is what happened, each step so long after the one before: somebody sets down
// a marker, or an answer comes. What is repaired is so from the third and the fifth
// answer on.
var repair = []struct {
	after  time.Duration
	marker string
}{
	{0, ""},
	{20 * time.Second, "BitLocker switched on for D"},
	{15 * time.Second, ""},
	{95 * time.Second, ""},
	{25 * time.Second, "now the firewall"},
	{10 * time.Second, ""},
	{45 * time.Second, ""},
}

// recordRepair writes the recording of a session that was watched until it was
// repaired, in a folder, and returns its name. The answers are those of the demo; their
// times are set, so that the picture is the same however fast the machine is.
func recordRepair(ctx context.Context, folder string) (string, error) {
	at := now().Add(-8 * time.Minute)
	clock := func() time.Time { return at }
	company, err := sim.New(sim.Options{Now: clock})
	if err != nil {
		return "", err
	}
	server, err := company.Start(ctx, "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer server.Close()
	client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(sim.Credential()), api.WithClock(clock))
	if err != nil {
		return "", err
	}
	ref := refOf(company.Stories(), "disk-being-encrypted")
	file, recorder, err := begin(folder, recording.Header{At: at, Program: "the demo", Masked: "off", Interval: 15 * time.Second, Ref: ref})
	if err != nil {
		return "", err
	}
	for _, step := range repair {
		at = at.Add(step.after)
		if step.marker != "" {
			err = errors.Join(err, recorder.Marker(at, step.marker))
			continue
		}
		session, failure := client.Session(ctx, ref, nil)
		if failure != nil {
			return "", errors.Join(failure, recorder.Close())
		}
		err = errors.Join(err, recorder.Answer(session))
	}
	return file, errors.Join(err, recorder.Stop(at, "Stopped by hand"))
}

// begin begins a recording in a folder, and returns the name of its file.
func begin(folder string, h recording.Header) (string, *recording.Recorder, error) {
	const name = "case.jsonl"
	file, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		return "", nil, err
	}
	recorder, err := recording.Record(file, name, h)
	if err != nil {
		return "", nil, errors.Join(err, file.Close())
	}
	return file.Name(), recorder, nil
}

// refOf returns where the session of a story is.
func refOf(stories []sim.Story, name string) model.Ref {
	for _, story := range stories {
		if story.Name == name {
			return story.Ref
		}
	}
	return model.Ref{}
}
