package company

// people are the company's own, in the order of the users list. Numbers below
// firstOfLab are of Example Corp.
func people(at moment) []Person {
	return append([]Person{
		allWellOnMac(at),
		failuresOnWindows(at),
		browserOnly(at),
		expiredCertificate(at),
		goodCertificate(at),
		serviceToken(at),
		endedSession(at),
		consumerWARP(at),
		manyDevices(at),
		stalePosture(at),
		vendorErrors(at),
		arabicName(at),
		japaneseName(at),
		emojiName(at),
		phone(at),
		hostileText(at),
		oddTypes(at),
		noSession(at),
		twoSessions(at),
		fieldsOfTheFuture(at),
		sameNameInLab(at),
		linuxInLab(at),
		listAndSessionDiffer(at),
		unclearCertificate(at),
		tokenOrPerson(at),
		otherOrganisation(at),
		oldResults(at),
		changedGroups(at),
		forgottenDevice(at),
		switchedOffClient(at),
		revokedRegistration(at),
		diskBeingEncrypted(at),
		revokedMeanwhile(at),
		refusedTooLongAgo(at),
		vendorDownForAll(at),
		onlyOneFails(at),
	}, staff(at)...)
}
