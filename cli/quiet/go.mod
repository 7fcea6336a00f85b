module a.ztsession.example/quiet

go 1.26.7
