package samples_test

import (
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/sample"
	"ztsession/ui/samples"
)

func TestEachAccountHasItsSampleWithoutTheOneWhoIsCompared(t *testing.T) {
	t.Parallel()
	var kept samples.Kept
	if kept.Of("corp", "amina") != nil {
		t.Error("there is a sample before one was read")
	}
	var pool sample.Pool
	pool.Add("amina", &model.Session{}, time.Time{})
	pool.Add("ben", &model.Session{}, time.Time{})
	kept.Keep("corp", &pool)
	first := kept.Of("corp", "amina")
	if first == nil || first.Read != 1 || kept.Of("corp", "amina") != first {
		t.Errorf("%+v", first)
	}
	if other := kept.Of("corp", "somebody"); other.Read != 2 || kept.Of("lab", "amina") != nil {
		t.Errorf("%+v", other)
	}
	kept.Keep("corp", &sample.Pool{})
	if again := kept.Of("corp", "amina"); again == first || again.Read != 0 {
		t.Errorf("%+v", again)
	}
}
