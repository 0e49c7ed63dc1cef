# Azure Functions runs this script when it starts a worker. The token and the sender come from the settings
# HUBSPOT_ACCESS_TOKEN and HUBSPOT_DEFAULT_SENDER. HubSpot delivers events again after a failure, so one retry is
# enough.
Connect-HubSpot -MaxRetry 1 -TimeoutSec 10 -SkipCheck
