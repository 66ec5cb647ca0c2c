package collect

// Applications are what an organisation registers itself: the credentials hang on them. Whether they may sign in, and what they
// may do, stands on their service principal.
var entraApplications = Format{
	ID:    "entra-applications",
	Title: "Entra ID applications (az ad app list --all, Graph /applications, ScubaGear)",
	Gives: []string{"identities"},
	Is:    func(d *Doc) bool { return entraIs(d, "applications") },
	Read:  readEntraApplications,
}

func readEntraApplications(d *Doc, r *Reading) error {
	l, err := entraRead(d)
	if err != nil {
		return err
	}
	r.Tool = "Microsoft Graph applications"
	r.Unknown("of which tenant the list is: it does not say")
	r.Unknown("whether an application may sign in, when it last did, and what it may do: its service principal has the first, and no list the rest; rights that are asked for are not rights that were given")
	for _, n := range l.items {
		if entra(n, "appId").Text() == "" {
			r.Misread(n.At(), "no application is described here")
			continue
		}
		row := entraRow(r, n).Set("kind", "app-registration")
		entraDay(row, "created", entra(n, "createdDateTime"))
		entraCredentials(r, n, row)
		entraOwner(r, n, row)
		entraPermissions(r, n, row)
	}
	if l.more {
		r.Misread(firstPlace(l.items), "this is one page of the list: read the others too")
	}
	return nil
}
